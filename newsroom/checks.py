"""System checks: what this machine lacks, with what to do about it."""
