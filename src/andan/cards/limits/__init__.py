"""How often one may ask, without anybody being locked out. Pure: the clock is handed in, memory is fixed.

Who asks seldom passes. Where much is asked (from one address, for one name, or over all), each question costs a puzzle
that grows with the pressure, or twenty seconds of waiting for a browser without scripts. Counts live in this process.
"""

from andan.cards.limits.gate import Allowance, Challenge, Gate, Passed, Verdict, Wait
from andan.web.addresses import address_of

__all__ = ["Allowance", "Challenge", "Gate", "Passed", "Verdict", "Wait", "address_of"]
