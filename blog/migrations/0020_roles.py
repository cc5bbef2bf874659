"""The three roles of a practice, so that the owner only has to tick one; hers to change from then on."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

EVERYTHING = ("add", "change", "delete", "view")
WRITING = ["view_post", "add_post", "change_post", "view_image", "add_image", "change_image"]
ROLES = {
    "Therapist": WRITING,
    "Supervisor": ["view_post", "change_post", "publish_post"],
    "Office": [
        "view_post",
        *(
            f"{verb}_{model}"
            for model in ("image", "download", "page", "crisisresource")
            for verb in EVERYTHING
        ),
    ],
}


def add_roles(apps, schema_editor):
    """A role that somebody has made under the same name stays as it is."""
    database = schema_editor.connection.alias
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    # Django makes permissions after all migrations; on a new site they are wanted now.
    blog = apps.get_app_config("blog")
    blog.models_module = True  # what says that an app has any
    create_permissions(blog, verbosity=0, apps=apps, using=database)
    blog.models_module = None
    ours = Permission.objects.using(database).filter(content_type__app_label="blog")
    for name, codenames in ROLES.items():
        role, is_new = Group.objects.using(database).get_or_create(name=name)
        if is_new:
            role.permissions.set(ours.filter(codename__in=codenames))


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("blog", "0019_desk_states"),
    ]

    operations = [migrations.RunPython(add_roles, migrations.RunPython.noop, elidable=False)]
