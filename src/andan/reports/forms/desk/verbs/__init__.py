"""One form a verb. The names of its fields are the names the action takes."""

from andan.reports.forms.desk.verbs.case import (
    AssignmentForm,
    ClassificationForm,
    NoteForm,
    OpeningForm,
    PinningForm,
    QuestionForm,
    ReceptionForm,
    RefusalForm,
    ResultForm,
    TransferForm,
    UnpinningForm,
    VerificationForm,
    offers,
)
from andan.reports.forms.desk.verbs.procuracy import RemarkForm, ReplyForm
from andan.reports.forms.desk.verbs.time import (
    AlertForm,
    ApprovalForm,
    DenialForm,
    ExtensionForm,
    InformingForm,
    NotificationForm,
    ResumptionForm,
    SuspensionForm,
)
from andan.reports.forms.desk.verbs.together import JoiningForm, PartingForm, SplittingForm
from andan.reports.forms.desk.verbs.verb_form import VerbForm

__all__ = [
    "AlertForm",
    "ApprovalForm",
    "AssignmentForm",
    "ClassificationForm",
    "DenialForm",
    "ExtensionForm",
    "InformingForm",
    "JoiningForm",
    "NoteForm",
    "NotificationForm",
    "OpeningForm",
    "PartingForm",
    "PinningForm",
    "QuestionForm",
    "ReceptionForm",
    "RefusalForm",
    "RemarkForm",
    "ReplyForm",
    "ResultForm",
    "ResumptionForm",
    "SplittingForm",
    "SuspensionForm",
    "TransferForm",
    "UnpinningForm",
    "VerbForm",
    "VerificationForm",
    "offers",
]
