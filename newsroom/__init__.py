"""The paper as a whole: settings, addresses, the admin site, the sample paper."""
