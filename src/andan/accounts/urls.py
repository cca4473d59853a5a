"""Doors of people. allauth's pages that are reachable are listed here one by one; the others do not exist."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.usersessions import views as sessions
from django.urls import include, path

from andan.accounts.sessions import signed_in
from andan.accounts.views import account as mine
from andan.accounts.views import sign_in
from andan.accounts.views.factors import officers_only, remove_key, second_factor

own = [
    path("dang-nhap/", sign_in.sign_in, name="sign_in"),
    path("dang-nhap/dinh-danh/", sign_in.ask, name="ask_provider"),
    path("dang-xuat/moi-noi/", mine.sign_out_everywhere, name="sign_out_everywhere"),
    path("tai-khoan/", mine.account, name="account"),
    path("tai-khoan/ma-truy-cap/<int:pk>/thu-hoi/", mine.revoke, name="revoke_token"),
    path("tai-khoan/lop-bao-ve/bat-dau/", second_factor, name="second_factor"),
]
citizens = [
    path("dang-nhap/<slug:provider_id>/tra-loi/", sign_in.answer, name="openid_connect_callback"),
    path("dang-nhap/bi-huy/", sign_in.cancelled, name="socialaccount_login_cancelled"),
]
officers = [
    path("dang-nhap/can-bo/", account.login, name="account_login"),
    path("dang-nhap/can-bo/ma/", factors.authenticate, name="mfa_authenticate"),
    path("dang-nhap/can-bo/khoa/", keys.login_webauthn, name="mfa_login_webauthn"),
    path("dang-nhap/da-khoa/", account.account_inactive, name="account_inactive"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("tai-khoan/phien/", signed_in(sessions.list_usersessions), name="usersessions_list"),
    path("tai-khoan/mat-khau/", officers_only(account.password_change), name="account_change_password"),
    path("tai-khoan/xac-nhan/", officers_only(account.reauthenticate), name="account_reauthenticate"),
    path("tai-khoan/xac-nhan/ma/", officers_only(factors.reauthenticate), name="mfa_reauthenticate"),
    path(
        "tai-khoan/xac-nhan/khoa/",
        officers_only(keys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
]
protection = [
    path("", officers_only(factors.index), name="mfa_index"),
    path("ung-dung/", officers_only(totp.activate_totp), name="mfa_activate_totp"),
    path("ung-dung/tat/", officers_only(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("ma-du-phong/", officers_only(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "ma-du-phong/tao/", officers_only(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"
    ),
    path("khoa/", officers_only(keys.list_webauthn), name="mfa_list_webauthn"),
    path("khoa/them/", officers_only(keys.add_webauthn), name="mfa_add_webauthn"),
    path("khoa/<int:pk>/sua/", officers_only(keys.edit_webauthn), name="mfa_edit_webauthn"),
    path("khoa/<int:pk>/bo/", remove_key, name="mfa_remove_webauthn"),
]
urlpatterns = [
    path("", include((own, "accounts"))),
    *citizens,
    *officers,
    path("tai-khoan/lop-bao-ve/", include(protection)),
]
