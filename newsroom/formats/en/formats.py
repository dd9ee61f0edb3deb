"""Moments in the lists and histories of the newsroom, in the form of the paper's datelines."""

DATE_FORMAT = "M j, Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "M j, Y | H:i"
