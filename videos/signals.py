"""What this department announces. Sent inside the transaction of the write."""

from django.dispatch import Signal

# What is known of a video changed: its length, its captions. Arguments: film.
film_changed = Signal()
