"""The one kind of error that is told to the user; every other exception is a bug."""


class UserError(Exception):
    """A fault of the world or of the input, told in one plain Chinese sentence.

    `message` says what happened and `way_out` what to do about it; neither names
    a class, a traceback or an internal path.
    """

    def __init__(self, message: str, way_out: str = "") -> None:
        """Keep the sentence and, where there is one, the way out."""
        super().__init__(message, way_out)
        self.message = message
        self.way_out = way_out

    def __str__(self) -> str:
        """Return both parts as one line for a terminal or a message box."""
        return f"{self.message}{self.way_out}"
