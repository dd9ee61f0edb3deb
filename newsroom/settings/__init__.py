"""Settings by place: `development` (also the demo), `test`, `production`; all begin from `base`."""
