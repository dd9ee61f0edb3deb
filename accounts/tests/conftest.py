import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _fresh_limits():
    """Limits on guessing are counted in the cache; each test begins with none used up."""
    cache.clear()
