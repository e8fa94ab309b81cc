"""Writes the sample plans: plain OOXML by hand, so that the same text always gives the same bytes."""
