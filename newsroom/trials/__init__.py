"""Trials of what holds under attack, against a server of their own on the loopback device."""
