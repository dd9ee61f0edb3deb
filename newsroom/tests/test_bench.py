"""The bench's own judgement: a miss is seen, said with its source, and never softened."""

import pytest

from tools.bench import forms, machine
from tools.bench.__main__ import chosen
from tools.bench.table import Line, misses, render
from tools.bench.targets import at_least, at_most


@pytest.mark.parametrize(
    ("figure", "target", "missed"),
    [
        (1.5, at_most(1.5), False),
        (1.51, at_most(1.5), True),
        (0.75, at_least(0.75), False),
        (0.7, at_least(0.75), True),
        (9.0, None, False),
    ],
)
def test_a_target_that_is_missed_is_marked_and_said_with_its_source(figure, target, missed):
    line = Line("growth", "tag page", figure, "×", target)
    assert line.is_missed is missed
    assert ("MISSED" in render([line])) is missed
    said = misses([line])
    assert bool(said) is missed
    assert not said or target.source in said[0]


def test_a_form_is_sent_as_a_browser_would_send_it():
    page = """
      <form><input name="q" value="other form"></form>
      <form><input name="headline" value="Rice &amp; rain"><input name="empty">
        <input type="checkbox" name="off"><input type="checkbox" name="on" checked>
        <textarea name="body">\n&lt;p&gt;Words&lt;/p&gt;</textarea>
        <input type="submit" name="do" value="x">
        <select name="kind"><option value="a">A<option value="b" selected>B</select>
        <input name="gone" value="1" disabled></form>"""
    assert forms.fields_of(page, form_with="headline") == [
        ("headline", "Rice & rain"),
        ("empty", ""),
        ("on", "on"),
        ("body", "<p>Words</p>"),
        ("kind", "b"),
    ]


def test_the_machine_says_what_a_figure_was_measured_on():
    assert "cores" in machine.line()
    assert "Django" in machine.line()


def test_another_system_is_installed_and_measured_only_where_it_is_named():
    assert "cached" in chosen("")
    assert "peer" not in chosen("")
    assert chosen(" peer, growth ") == ["peer", "growth"]
    with pytest.raises(SystemExit, match="No such measure: speed"):
        chosen("speed")
