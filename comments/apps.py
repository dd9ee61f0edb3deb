from django.apps import AppConfig
from django.db.models.signals import pre_delete
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    name = "comments"
    verbose_name = _("What readers say")

    def ready(self) -> None:
        from accounts.models import User
        from accounts.signals import data_wanted, leaving
        from articles import facts
        from comments import along, receivers

        facts.ask_along("comments", along.DOOR)
        facts.ask_along("said", along.WHETHER)
        pre_delete.connect(receivers.take_the_name_off, sender=User)
        leaving.connect(receivers.take_words_back)
        data_wanted.connect(receivers.hand_over)
