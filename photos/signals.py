"""What this department announces. Sent inside the transaction of the write."""

from django.dispatch import Signal

# A photo looks or reads differently from now on: facts, file, focal point or renditions.
# Arguments: photo. Sent before the commit, so a receiver's own writes stand or fall with it.
photo_changed = Signal()

# A photo was removed from the library. Arguments: photo_id.
photo_deleted = Signal()
