from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

MOST = 5


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Up to MOST files at once. What is in them is looked at when they are taken in."""

    widget = ManyFiles

    def __init__(self, **rest: Any) -> None:
        super().__init__(required=False, allow_empty_file=True, max_length=None, **rest)

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[Any]"]:
        files = [file for file in (data if isinstance(data, list) else [data]) if file]
        if len(files) > MOST:
            raise forms.ValidationError(f"Gửi mỗi lần nhiều nhất {MOST} tệp. Chọn lại.")
        return files
