"""Walks for a paper of any size: along what is live, and along the newsroom's own lists."""

from typing import Any

from django.db import migrations, models
from django.db.models import F


def note_what_is_ahead(apps: Any, schema_editor: Any) -> None:
    articles = apps.get_model("articles", "Article").objects.filter(
        published_revision__isnull=False
    )
    articles.exclude(latest_revision=F("published_revision")).update(ahead=True)


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_merged_tag")]
    operations = [
        migrations.RemoveIndex(model_name="article", name="article_newest_live"),
        migrations.RemoveIndex(model_name="article", name="article_newest_of_kind"),
        migrations.AddField(
            model_name="article",
            name="ahead",
            field=models.BooleanField(
                db_default=False,
                default=False,
                editable=False,
                help_text="The newest revision is ahead of what readers see. For the newsroom's list.",
            ),
        ),
        migrations.RunPython(note_what_is_ahead, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["-live_from", "-id", "state"], name="article_walk"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["kind", "-live_from", "-id", "state"], name="article_kind_walk"
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["kind", "-id"], name="article_kind_desk"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["ahead", "-id"], name="article_ahead_desk"),
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(fields=["section", "-article"], name="placement_desk"),
        ),
    ]
