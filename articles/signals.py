"""What the stories announce, inside the transaction of the write.

Receivers are connected only in an app's `ready()`.

Each is sent with `sender=Article, article=<Article>, by=<User or None>`.
"""

from django.dispatch import Signal

# The public face changed: it was published for the first time, or updated. It may be scheduled.
article_published = Signal()

# It left the public: withdrawn.
article_withdrawn = Signal()

# A revision was saved; readers may see nothing of it yet.
article_saved = Signal()
