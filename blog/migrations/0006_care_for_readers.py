"""Where “Leave this page” may lead, topics for content notes to begin with, and more lines to call in the United States.

The lines come unchecked: “checked” is written only by somebody who called. Sources: the Office for Victims of Crime (text
to 88788) and lists of crisis lines that name the same numbers (741741, The Trevor Project, Trans Lifeline).
"""

from django.db import migrations, models

import blog.models.leaving

TOPICS = [
    "sexual assault",
    "childhood abuse",
    "violence at home",
    "coercion",
    "infidelity",
    "pregnancy loss",
    "infertility",
    "suicide",
    "self-harm",
    "disordered eating",
    "addiction",
    "death of a loved one",
]
DAY_AND_NIGHT = {
    "tel:911": {"hours": "day and night"},
    "tel:988": {"hours": "day and night", "languages": "English, Spanish"},
    "tel:18007997233": {"hours": "day and night"},
}
MORE_LINES = [
    ("Violence at home, by text", "START to 88788", "sms:88788?body=START"),
    ("Any crisis, by text", "HOME to 741741", "sms:741741?body=HOME"),
    ("Young LGBTQ+ people (The Trevor Project)", "1-866-488-7386", "tel:18664887386"),
    ("Trans people (Trans Lifeline)", "1-877-565-8860", "tel:18775658860"),
]


def fill(apps, schema_editor):
    topics = apps.get_model("blog", "SensitiveTopic").objects
    for position, name in enumerate(TOPICS):
        topics.get_or_create(name=name, defaults={"position": position})
    lines = apps.get_model("blog", "CrisisResource").objects
    for address, known in DAY_AND_NIGHT.items():
        lines.filter(address=address, hours="", languages="").update(**known)
    for position, (name, contact, address) in enumerate(MORE_LINES, start=3):
        lines.get_or_create(address=address, defaults={"name": name, "contact": contact, "position": position})


class Migration(migrations.Migration):
    dependencies = [("blog", "0005_pages_worth_reading")]
    operations = [
        migrations.AlterField(
            model_name="sitesettings",
            name="leave_url",
            field=models.CharField(
                blank=True,
                default="https://www.weather.gov/",
                help_text="Choose a page that looks the same for everybody: no account, nothing about you. Left empty, the link is "
                "not shown.",
                max_length=300,
                validators=[blog.models.leaving.check_leave_address],
                verbose_name="where “Leave this page” leads",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
