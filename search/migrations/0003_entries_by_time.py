"""Entries stand in the order of time, with marks and facets. The index is filled after it.

SQLite's full-text table goes and comes back in 0004, made for the new columns.
"""

import importlib

import django.db.models.deletion
from django.db import migrations, models

full_text = importlib.import_module("search.migrations.0002_full_text")


class Migration(migrations.Migration):
    dependencies = [("search", "0002_full_text"), ("articles", "0001_initial")]
    operations = [
        migrations.RunPython(full_text.run(full_text.UNMAKE), full_text.run(full_text.MAKE)),
        migrations.DeleteModel("Entry"),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("place", models.BigIntegerField(help_text="See place_of().", primary_key=True, serialize=False)),
                ("headline", models.TextField()),
                ("names", models.TextField(help_text="Kicker, authors, tags, themes and section.")),
                ("text", models.TextField(help_text="Standfirst, body and captions.")),
                ("marked", models.TextField(help_text="The words of all three that have marks, unfolded.")),
                ("facets", models.TextField(help_text="What it can be filtered by: ` s12 kopinion a7 `.")),
                ("article", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.article")),
            ],
            options={"verbose_name_plural": "entries"},
        ),
    ]
