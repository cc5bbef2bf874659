"""Every address of the site: the desk, the machines' doors, then the public pages."""

from django.contrib import admin
from django.urls import include, path

from blog.views.health import healthz
from blog.views.media import media

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
    path("media/<path:path>", media, name="media"),
    path("", include("blog.urls")),
]

handler400 = "blog.views.errors.bad_request"
handler403 = "blog.views.errors.forbidden"
handler404 = "blog.views.errors.not_found"
handler500 = "blog.views.errors.server_error"
