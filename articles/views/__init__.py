"""Public pages of the stories, one file a kind of page."""
