"""Django renders the forms; these templates say how."""

from django.forms.renderers import TemplatesSetting


class HouseRenderer(TemplatesSetting):
    """`{{ form }}` and `{{ form.field.as_field_group }}` through the project's templates.

    Needs `django.forms` among the installed apps: widgets keep Django's own templates.
    """

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"
