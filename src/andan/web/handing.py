"""A document on its way to somebody who may have it: never kept on the way, never run, named without naming anybody."""

from django.http import HttpResponse

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def handed(name: str, form: str, content: bytes) -> HttpResponse:
    """`name` in plain letters, without its ending; `form` is pdf, which is shown, or docx, which is downloaded."""
    response = HttpResponse(content, content_type=TYPES[form])
    place = "inline" if form == "pdf" else "attachment"
    response["Content-Disposition"] = f'{place}; filename="{name}.{form}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
