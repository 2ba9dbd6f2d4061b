"""What the measuring commands tell their user when they cannot measure."""

NOTHING_MEASURED = 2  # exit status


class NotMeasured(Exception):
    """Why nothing was measured, in one plain line."""
