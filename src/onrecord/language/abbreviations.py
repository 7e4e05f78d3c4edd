"""Word lists for sentence ends."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())


# With their full stop; a sentence does not end with them, whatever follows.
NEVER_LAST = words("""
    Mr. Mrs. Ms. Dr. Prof. Gen. Maj. Lt. Col. Sgt. Capt. Cmdr. Cdr. Adm. Brig. Sen. Gov. Rep. Rev.
    Hon. Pres. Amb. Supt. Det. Insp. Cpl. Pvt. Msgr. Messrs. Mmes. Mme. Mlle. St. Fr. Rt. Mt. Ft.
    Atty. Asst. Ald. vs. v. Nos. No. Fig. Figs. Vol. Vols. pp. p. cf. ca. e.g. i.e. viz. approx.
    est. incl. esp. Op. Dept. Pvt. Ven. Sr.-Lt. Sec.-Gen.
""")
# The same where the tokenizer cuts the full stop off, lower-cased.
NEVER_LAST_BARE = words("""
    mr mrs ms dr prof gen maj lt col sgt capt cmdr adm brig sen gov rep rev hon amb supt det insp
    cpl pvt messrs vs no nos fig figs vol vols pp cf approx dept rs spc sfc ssgt msgt cmsgt smsgt
""")
# A sentence may end with them; it does before a word that begins sentences.
OFTEN_LAST = words("""
    U.S. U.N. U.K. E.U. U.S.A. U.A.E. U.S.S.R. D.C. N.Y. N.J. L.A. Inc. Corp. Co. Ltd. Cos. Bros.
    Jr. Sr. Ph.D. M.D. a.m. p.m. A.M. P.M. etc. al. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep.
    Oct. Nov. Dec. Mon. Tue. Tues. Wed. Thu. Thurs. Fri. Sat. Sun. Ave. Blvd. Rd. Calif. Fla. Mass.
    Pa. Va. Tex. Ariz. Conn. Mich. Minn. Wis. Tenn. Okla. Colo. Wash. Esq. b.c. a.d. B.C. A.D.
""")
# Words that, capitalised, begin a sentence more often than they go on with a name.
STARTERS = words("""
    The A An This That These Those It He She They We I You There Here His Her Its Their Our My In On
    At By For From With Without To Of As After Before During Since Until While When Where Who What
    Why How If Unless Although Though Because But And Or So Yet Nor However Meanwhile Also Then Now
    Still Even Once Both Some Many Most Several Such Other Others Another One Two Three Four Five
    Earlier Later Last Next Under Over Between Among According Despite Instead Moreover Furthermore
    Nevertheless Nonetheless Thus Therefore Hence Asked Speaking Officials Police Analysts Critics
    Neither Either Each Every All Any No Not Only Just Today Yesterday Tomorrow Soon Perhaps Maybe
    Yes Well Whether Which Whose Across Against Along Around About Above Below Behind Beyond
    Following Given Including Is Are Was Were Has Have Had Do Does Did Can Could Will Would Should
    May Might Must Let Please Additionally Finally First Second Third
""")
CALENDAR = words("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June
    July August September October November December Mon. Tue. Tues. Wed. Thu. Thurs. Fri. Sat. Sun.
    Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec.
""")
ZONES = words("""
    GMT UTC EST EDT CST CDT MST MDT PST PDT CET CEST BST IST Eastern Pacific
""")
SAYING = words("""
    said says asked asks told wondered replied answered added shouted yelled cried wrote quipped
    demanded recalled exclaimed mused chanted tweeted
""")
# Lower-cased: words for offices, and what qualifies them ("Deputy Foreign Minister"); no name has one.
OFFICES = words("""
    minister president premier chancellor ambassador secretary envoy spokesman spokeswoman spokesperson
    commissioner governor senator congressman congresswoman prosecutor
""")
QUALIFIERS = words("""
    prime foreign defence defense interior finance justice deputy vice home education energy trade health
    information culture transport labour labor economy environment water agriculture state affairs
""")
# Lower-cased; none of them is a name by itself.
TITLES = words("""
    mr. mrs. ms. dr. gen. maj. lt. col. sgt. capt. cmdr. adm. brig. sen. rep. gov. rev. prof. hon. mr
    mrs ms dr gen maj lt col sgt capt sen rep gov prof sheikh president minister ambassador general
""")
