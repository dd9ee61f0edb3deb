"""What the sections announce. Sent inside the transaction of the write."""

from django.dispatch import Signal

# `section=<Section>, by=<User or None>`: it stands under another section than before (or under
# none), so the lists of the section above it have to be made again.
section_moved = Signal()
