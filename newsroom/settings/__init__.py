"""Settings by place: `development` (also the demo), `test`, `production`. All begin at `base`."""
