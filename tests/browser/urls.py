"""The addresses of the site as development has them: with the style guide."""

from django.conf.urls.i18n import i18n_patterns

from config import styleguide
from config.urls import *  # noqa: F403

urlpatterns += i18n_patterns(  # noqa: F405
    *styleguide.urlpatterns, prefix_default_language=False
)
