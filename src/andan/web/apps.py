from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "andan.web"
    label = "web"
    verbose_name = "Giao diện"

    def ready(self) -> None:
        from andan.web.forms import speak_plainly

        speak_plainly()
