"""What the front pages announce. Sent inside the transaction of the write.

Each is sent with the model as `sender`, the object as `changed`, and `by=<User or None>`.
"""

from django.dispatch import Signal

# What readers see of a front, a banner, a coverage or a special edition may be another from now.
shown_changed = Signal()
