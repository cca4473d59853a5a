"""The agencies that follow from the units: every commune and province has the same ones. Pure."""

from dataclasses import dataclass

from andan.places.naming import inside_sentence


@dataclass(frozen=True, slots=True)
class Office:
    """One kind of agency: `prefix` begins its code, `title` stands before the name of its place."""

    kind: str
    prefix: str
    title: str

    def code(self, slug: str) -> str:
        """Our own key: `ca-hai-phong-hong-bang`."""
        return f"{self.prefix}-{slug}"

    def name(self, place: str) -> str:
        """What it is called: `Công an phường Hồng Bàng`."""
        return f"{self.title} {inside_sentence(place)}"


OF_A_COMMUNE = (
    Office("commune_police", "ca", "Công an"),
    Office("commune_committee", "ubnd", "Ủy ban nhân dân"),
)
OF_A_PROVINCE = (
    Office("provincial_police", "cat", "Công an"),
    Office("investigation", "csdt", "Cơ quan Cảnh sát điều tra Công an"),
    Office("provincial_committee", "ubndt", "Ủy ban nhân dân"),
    Office("procuracy", "vks", "Viện kiểm sát nhân dân"),
)
