"""PDFs for tests, written by hand: sound ones, broken ones and hostile ones."""

from __future__ import annotations

import base64
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile

A4 = (595, 842)
STRIP = (595, 240)  # as wide as A4; its pictures take a third of the time


def a_pdf(
    pages: list[str] | int = 3,
    *,
    size: tuple[float, float] = STRIP,
    catalog: str = "",
    more: list[bytes] | None = None,
    rotate: int = 0,
) -> bytes:
    """Return a PDF with a line of text (or several) on each page.

    catalog: more entries of the root; more: more objects, numbered from 4 on.
    """
    texts = pages if isinstance(pages, list) else [f"This is page {n + 1}." for n in range(pages)]
    more = more or []
    first = 4 + len(more)
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(texts)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R {catalog}>>".encode(),
        f"<</Type/Pages/Count {len(texts)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        *more,
    ]
    for n, text in enumerate(texts):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size[0]} {size[1]}]/Rotate {rotate}"
            f"/Resources<</Font<</F 3 0 R>>>>/Contents {first + 2 * n + 1} 0 R>>".encode()
        )
        lines = text.split("\n")
        drawn = (
            f"BT /F 12 Tf 14 TL 72 {size[1] - 142} Td "
            + "".join(f"({line}) ' " for line in lines)
            + "ET"
        )
        objects.append(stream(drawn.encode("cp1252")))
    return written(objects)


def stream(content: bytes, header: bytes = b"") -> bytes:
    """Return a stream object's body, packed."""
    packed = zlib.compress(content)
    return b"<</Filter/FlateDecode/Length %d%s>>stream\n%s\nendstream" % (
        len(packed),
        header,
        packed,
    )


def written(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of these objects, numbered from 1; the first is its root."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        table,
    )
    return bytes(out)


def upload(content: bytes, name: str = "issue.pdf") -> SimpleUploadedFile:
    """Return what a browser sends for a file."""
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def with_content(content: bytes, resources: str = "", more: list[bytes] | None = None) -> bytes:
    """Return a PDF of one page that is drawn by `content`; more objects are numbered from 5."""
    return written(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<{resources}>>"
            "/Contents 4 0 R>>".encode(),
            stream(content),
            *(more or []),
        ]
    )


JAVASCRIPT = "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"

# What is refused before a single page is made.
HOSTILE = {
    "a program that starts by itself": a_pdf(catalog=JAVASCRIPT),
    "a program under another spelling": a_pdf(catalog="/OpenAction<</S/Java#53cript/JS(1)>>"),
    "a program in an object stream": a_pdf(
        more=[stream(b"90 0 <</S/JavaScript/JS(app.alert\\(1\\))>>", b"/Type/ObjStm/N 1/First 5")]
    ),
    "a file inside": a_pdf(
        catalog="/Names<</EmbeddedFiles<</Names[(a) 4 0 R]>>>>",
        more=[b"<</Type/Filespec/F(a.exe)/EF<</F 5 0 R>>>>", stream(b"MZ", b"/Type/EmbeddedFile")],
    ),
    "a command to start a program": a_pdf(catalog="/OpenAction<</S/Launch/F(calc.exe)>>"),
    "a page as large as a field": a_pdf(size=(14_400_000, 14_400_000)),
    "a page like a thread": a_pdf(size=(80, 3900)),
    "pages that are their own parents": written(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 9999999/Kids[2 0 R 2 0 R]/Parent 2 0 R>>",
        ]
    ),
}

# What draws for ever, or fills the memory: found out when the page is made, if at all.
BOMBS = {
    "a stream without end": with_content(b"0 0 m 1 1 l S\n" * 6_000_000),
    "nesting without end": with_content(b"q " * 5_000_000 + b"[" * 5_000_000),
    "a form that draws itself tenfold": with_content(
        b"/X Do " * 10,
        "/XObject<</X 5 0 R>>",
        [
            stream(
                b"/X Do " * 10,
                b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
                b"/Resources<</XObject<</X %d 0 R>>>>" % (6 + n),
            )
            for n in range(12)
        ]
        + [stream(b"0 0 m 9 9 l S ", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")],
    ),
    "a picture of ten thousand megapixels": with_content(
        b"595 0 0 842 0 0 cm /I Do",
        "/XObject<</I 5 0 R>>",
        [
            stream(
                b"\0" * 50_000_000,
                b"/Type/XObject/Subtype/Image/Width 100000/Height 100000"
                b"/ColorSpace/DeviceRGB/BitsPerComponent 8",
            )
        ],
    ),
}

# Draws for minutes, in next to no memory: each dot of its page has its colour computed at length.
SLOW = with_content(
    b"/S sh",
    "/Shading<</S 5 0 R>>",
    [
        b"<</ShadingType 1/ColorSpace/DeviceRGB/Matrix[595 0 0 842 0 0]/Function 6 0 R>>",
        stream(b"{" + b" sin cos" * 4000 + b" 0 }", b"/FunctionType 4/Domain[0 1 0 1]"
               b"/Range[0 1 0 1 0 1]"),
    ],
)  # fmt: skip


# Made once with reportlab: one that opens with a password, one that opens but forbids copying.
LOCKED = zlib.decompress(
    base64.b85decode(
        "c-pO1O^n+_6c*xwd_v+v4@grWyBndc=f~r*QM6U!A4qrGhE29bU9Z52Ct0tuc4SYwyZi}pLZTojM<fpA0H;<Q5Em"
        "p4+&Ca1B%mrcP8>LLMD4Sa?V6@iFGQM*=e_TJ^Szn(>{`e5SIHTs)jqxU!RKgGPSQ+mgnjgqOk@@+86iNRC>>1qW"
        "unkZI+019PP2imYXo7G_V=_#L(_eNC@eR%wKYv9QDLSPcPq@Lp8|pYvK(KPDjtML_mV*x#mNZim*b?F<nf8&Lbxw"
        "cL8^DBeRVW}MGyYTYyuB(RkmW4tsHQH)Errb9;Ba_Q5?3?L$nQRj2OnqfU$%0PM8%ri5YHF&hpApnNJ~>%sibe9d"
        "xAv0=+m4y(bSLk@kK#lCAmd%;z@R0a-wnDmXj{*Lzu*l$3>CL&php09;AHs3cIh&ZiN8wsLtPP3GwQSm=zv2~{{w"
        "M->iU;b>0PZknN$fEgrUrtw@rnfYSCFu4MMB4E_414kx96{m??Xay`b0&3uQ-~s0lU<4TRfMOO<$_o}?;{m4p`2%"
        "6E6^v&Afnl&`i@;;XM{m3?j}Fo-%FzleAlLs-0NhnH9mrAvr2!M70XP9#7(N0Mo2f7gS{`nW)?YsWmyv9pqXFeG4"
        "B-}00cJR$1a{;EW*F3bbI>WUfMNCWDxo&_<UkdBnWet7z>1dwMnn+6W)Mxvi~?#B5Z8;<Se~FQPzFdywlhB$D3-|"
        "tdQSJlabB$tv)XF$SV4k%SA|IwW`Mqk8Wv~1=P}>p9QzJyIh0Ug3$N+9w(U4}%i|zjaEmnsvpmXu*KZMO(3WpAW|"
        "~m59kgmd<w76pTc|-Ck5lIRwqXilS)@q}!^b{$eBm*ZV9#ti&6Xzw_E<|$*Tt@|903>Qc^+|HAiRV~B?a-H9-Wr$"
        "rLV_O1lx#}mAzAKj=U0TEoKkB*z7v(w#8jJD4WF}LlMmvz_cNgk=jL;S@7fv>T+NE<y^kiyMF4G<y(J#Uw`4s+jq"
        "}=^x2&+F2C0P^5buAetnuewfol7KmNV^-ak*i|KaV&>$m=W^_gpb-P{;0js7@A+u!}V_wMgMT)MGz{fVnTeS7-nu"
        "X@Y3AN%c-8z6GdKbL!$$)Sdkt>ODW1oy%?8lw9)6J9Q*Cpod%biqb!d%?yYf-_9KV6&O|pp6hl7HxJVR%Ky4mRWh"
        "$@IKCtCJLG5n_X|aNZW3Z0TC9ltzkbJhMe>%w{0F-c4QDtvBB0Jjo8s@l~2v+;h&n-RTRZg2M>I7Kt?i55uZugOj"
        "Cu7*>g93L&Bk#*Bxf6yafWSrqycRMPIuI<zVOO"
    )
)
PROTECTED = zlib.decompress(
    base64.b85decode(
        "c-pm9&u`pB6b6Ztd!Rx>>T!hFDgg!0@3G4&%C5bpt0e6zn-;1#Mb3JXI@)+v_ADe72YNw>!T}+1;7}yQseb@}0T+"
        "-saY5pTggDa+2T%oqXYVF;n@VtDCGU9N`{sM!n|aUE8idgjd5Jl#kKVt12W{wyDePLZgI>|OE)uI#1PGLx(eyy)7"
        "A=^G&Py{bMtad92qUwz@3h;F8xcfdy5TG@J33D*Gi|uLNvR_P1nxyWenZ=Alpwd4k4&27d&qq?%R70QJuqBK4m7G"
        "r-Qje{9!+4f3IAj^fCso5p;#kS04|VPBCpbe+;yF1N!J{rEtq4(Fh(4nZR8G;qRL6la2tA-SBdI;DzRkd85CwT)D"
        "{TbYBStTeF%y450X9IosYqM?4xav1!Ts;=D~7zvq<uqva&nqIDr9x8wv160+nmsqyV~7>Pse{qswEVGlC$o$=K{Q"
        "I7EY^GqpENffiyWY0Mabhpxqx;h14Mf<G2hP8NZt(231V9#(PzPE|~ah$&Vvrm&O}Sf$#vfpHpB!C{1VL9c<Ahu%"
        "ueh&YTX<$wfQg#pZtssEFRRekiPDbf-xzywnNAH={JrqhwG)nHIk(P6O;NCvXl$}E@!xS9o|Ou7K!UJ_#hafyl-P"
        "nJ>vz}m{ei`$1)lquv1dK9g)0$t*IR4rJnPaVp5Uyp1Rp3B*0V7URyU<KhCSgX*WrBW;_#haNO>xb}U737L)-?B="
        "@VqIL53G}ENCF8PLPqNvX+1Ntj?$9QAniPP(jM|~s@km4?C1e+~2=|ndOi77V7)TXh-xG{<0@f2Gl06YbI0^_?tV"
        "@C(_LYDdAD|`5q12)A-7COIWJmZcq5%$-ABc!>AInY<u#opcf=M6)thyfcqM)mK+`~}^%s31^j1}{M@hT#X9MnTi"
        "J+1rEUCp3Owh*gZVY}H)Wn-y#I(=x~&M@frJrU|r-CfZb%4|LXrZt`K*&E1{6;ElQcn_SX{`~R1v#<Y}Exi28?Jo"
        "ykw{E>~|GWG6neX4aYCbu4>*xMmag*xj&VBmVPp`f6#226caQ<n_fB)>loeyL8?LW-BzuhZ7{`=mG7tVaOe{JRNv"
        "%_zmKXdWP555JFbN;#9!$R*m82Ju9`5`F;6KEHm*d%<7YES;a=F?L);`^s;>@hel@hO|{@kechc&BiLvPKMBB-vO"
        "O^<KjVyf~UzB<rid?T5(OYLgLB9`U{1opd)5WQPjh7pdo`oM5Pbw*2piZKu_^oAw@mH!UrpG=n;L<dy;%`L01?CT"
        "YVMi}>t)nBCN{>Gg3Zg{@D4aKfEdt9Lna{sGjv@~8"
    )
)
