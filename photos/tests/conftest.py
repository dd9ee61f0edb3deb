import pytest


@pytest.fixture(autouse=True)
def media_of_this_test_alone(settings, tmp_path):
    """Rolled-back tests give their ids, and so their folders, to the next one."""
    settings.MEDIA_ROOT = tmp_path / "media"
