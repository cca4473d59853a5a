"""The first kinds of incidents. They are data: an office may change them later."""

from django.db import migrations

KINDS = [
    # slug, name, hint, icon, keywords, grave
    ("trom-cap", "Trộm cắp", "Mất xe, mất đồ, kẻ gian đột nhập", "key-round", "mất xe, mất trộm, ăn trộm, đột nhập", False),
    ("cuop-giat", "Cướp, cướp giật", "Bị giật túi, điện thoại, dây chuyền", "hand-grab", "giật đồ, giật điện thoại", True),
    ("lua-dao", "Lừa đảo", "Lừa tiền qua mạng, điện thoại hoặc gặp mặt", "message-circle-warning", "lừa đảo mạng, chuyển tiền, giả danh", False),
    ("danh-nhau", "Đánh nhau, gây thương tích", "Xô xát, hành hung, đe dọa", "swords", "hành hung, đâm chém, đe dọa", True),
    ("bao-luc-gia-dinh", "Bạo lực gia đình", "Đánh đập, giam giữ người thân", "house", "chồng đánh vợ, đánh con, bạo hành", True),
    ("xam-hai-tre-em", "Xâm hại trẻ em", "Nghi trẻ bị xâm hại, bỏ mặc, bắt cóc", "baby", "bắt cóc, xâm hại, dâm ô", True),
    ("ma-tuy", "Ma túy", "Nghi mua bán, sử dụng, tàng trữ", "pill", "hút chích, kẹo, hàng cấm, nghiện", False),
    ("danh-bac", "Đánh bạc", "Sòng bạc, cá độ, lô đề, đá gà", "dices", "cờ bạc, cá độ, số đề, đá gà", False),
    ("vay-nang-lai", "Cho vay nặng lãi, đòi nợ", "Tờ rơi vay tiền, khủng bố điện thoại", "banknote", "tín dụng đen, đòi nợ, tạt sơn", False),
    ("gay-roi", "Gây rối, ồn ào", "Karaoke, tụ tập, say rượu gây rối", "volume-2", "karaoke, ồn, loa kẹo kéo, tụ tập", False),
    ("giao-thong", "Giao thông, lấn chiếm lòng đường", "Đua xe, đỗ sai, rải đinh, lấn vỉa hè", "traffic-cone", "đua xe, rải đinh, đỗ xe, vỉa hè", False),
    ("chay-no", "Nguy cơ cháy nổ", "Chặn lối thoát hiểm, chứa chất dễ cháy, pháo", "flame", "pháo, gas, xăng, thoát hiểm, cháy", True),
    ("cu-tru", "Cư trú, người lạ ở trọ", "Người ở không khai báo, nghi trốn tránh", "bed", "tạm trú, nhà trọ, người lạ", False),
    ("pha-hoai", "Phá hoại tài sản", "Đập phá, cắt cáp, vẽ bẩn", "hammer", "đập phá, cắt cáp, ném đá", False),
    ("khac", "Việc khác", "Không thuộc các loại trên", "circle-question-mark", "khác", False),
]


def load(apps, schema_editor):
    kind = apps.get_model("reports", "IncidentKind")
    kind.objects.bulk_create(
        kind(slug=slug, name=name, hint=hint, icon=icon, keywords=keywords, grave=grave, position=position)
        for position, (slug, name, hint, icon, keywords, grave) in enumerate(KINDS, start=1)
    )


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
