"""Pictures of codes as a camera at an entrance takes them: drawn from a seed, the same each time."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from kiosk.domain.badge_secret import BadgeSecret
from kiosk.printing.codes import code_modules, decoy_modules

SIZE = (640, 480)
_FINE = 3  # times as many pixels while drawing, so that edges fall between the camera's own
_QUIET = 4

Point = tuple[float, float]
Draw = Callable[[Random, str], Image.Image]


def code_image(text: str, *, dark: int = 0, light: int = 255) -> Image.Image:
    """A code at one pixel a module, with its quiet zone."""
    modules = code_modules(BadgeSecret(text))
    side = len(modules) + 2 * _QUIET
    image = Image.new("L", (side, side), light)
    for y, row in enumerate(modules):
        for x, is_dark in enumerate(row):
            image.putpixel((x + _QUIET, y + _QUIET), dark if is_dark else light)
    return image


def secret(random: Random) -> str:
    """A text of the length that badge codes have."""
    return "".join(random.choices("BCDEFGHJKLNPRSTUVX", k=random.choice((12, 20, 24, 32, 60))))


def laid(
    code: Image.Image,
    random: Random,
    *,
    module: float,
    turn: float = 0.0,
    tilt: float = 0.0,
    ground: int | None = None,
    size: tuple[int, int] = SIZE,
) -> Image.Image:
    """`code` in a scene: `module` pixels a module, turned by degrees, its corners drawn in by up to `tilt`."""
    width, height = size[0] * _FINE, size[1] * _FINE
    side = module * code.width * _FINE
    room = max(0.0, min(width, height) - side * 1.3) / 2
    middle = (width / 2 + random.uniform(-room, room), height / 2 + random.uniform(-room, room))
    corners = [_corner(middle, side, turn, index, tilt, random) for index in range(4)]
    scene = clutter(random, (width, height)) if ground is None else Image.new("L", (width, height), ground)
    big = code.resize((code.width * 8, code.height * 8), Image.Resampling.NEAREST)
    scale = _homography(corners, big.width)
    drawn = big.transform((width, height), Image.Transform.PERSPECTIVE, scale, Image.Resampling.BILINEAR)
    mask = Image.new("L", big.size, 255)
    shape = mask.transform((width, height), Image.Transform.PERSPECTIVE, scale, Image.Resampling.NEAREST)
    scene.paste(drawn, mask=shape)
    return scene.reduce(_FINE)


def _corner(middle: Point, side: float, turn: float, index: int, tilt: float, random: Random) -> Point:
    angle = math.radians(turn + 45 + 90 * index)
    reach = side / math.sqrt(2) * (1 - random.uniform(0, tilt))
    return middle[0] - reach * math.cos(angle), middle[1] - reach * math.sin(angle)


def _homography(to: list[Point], side: float) -> tuple[float, ...]:
    """The eight numbers by which Pillow finds, for a pixel of the scene, its place in a square of `side`."""
    square = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)]
    rows = []
    for (x, y), (u, v) in zip(to, square, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    return _solved(rows)


def _solved(rows: list[list[float]]) -> tuple[float, ...]:
    """The solution of linear equations, each `[coefficients…, right side]`, by Gauss and Jordan."""
    for column in range(len(rows)):
        pivot = max(range(column, len(rows)), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for row, values in enumerate(rows):
            if row != column:
                factor = values[column]
                rows[row] = [a - factor * b for a, b in zip(values, rows[column], strict=True)]
    return tuple(row[-1] for row in rows)


def clutter(random: Random, size: tuple[int, int]) -> Image.Image:
    """A ground of soft shapes and lines, as behind somebody who holds a phone up."""
    image = Image.new("L", size, random.randrange(60, 200))
    draw = ImageDraw.Draw(image)
    for _ in range(14):
        x, y = random.randrange(size[0]), random.randrange(size[1])
        w, h = random.randrange(20, size[0] // 3), random.randrange(20, size[1] // 3)
        shape = random.choice((draw.ellipse, draw.rectangle))
        shape((x, y, x + w, y + h), fill=random.randrange(256))
    return image.filter(ImageFilter.BoxBlur(6))


def noisy(image: Image.Image, random: Random, sigma: float) -> Image.Image:
    """With a sensor's grain."""
    grain = _grain(random, image.size, sigma)
    return ImageChops.add(image, grain, 1, -128)


def _grain(random: Random, size: tuple[int, int], sigma: float) -> Image.Image:
    # Twelve even distributions make a normal one; four do well enough for a grain.
    even = [Image.frombytes("L", size, random.randbytes(size[0] * size[1])) for _ in range(4)]
    soft = Image.blend(Image.blend(even[0], even[1], 0.5), Image.blend(even[2], even[3], 0.5), 0.5)
    factor = sigma / 36.9
    return soft.point([min(255, max(0, round(128 + (level - 127.5) * factor))) for level in range(256)])


def between(image: Image.Image, darkest: float, lightest: float) -> Image.Image:
    """Levels squeezed into a range."""
    return image.point([round(darkest + level / 255 * (lightest - darkest)) for level in range(256)])


def jpeg(image: Image.Image, quality: int) -> Image.Image:
    """Through JPEG and back."""
    import io

    held = io.BytesIO()
    image.save(held, "JPEG", quality=quality)
    return Image.open(held).convert("L")


def bright_phone(random: Random, text: str) -> Image.Image:
    image = laid(
        code_image(text), random, module=random.uniform(3, 7), turn=random.uniform(-25, 25), tilt=0.1, ground=30
    )
    return noisy(image.filter(ImageFilter.GaussianBlur(0.8)), random, 5)


def overexposed(random: Random, text: str) -> Image.Image:
    """A bright display in a dark room: light bleeds over the dark modules."""
    image = laid(code_image(text), random, module=random.uniform(3, 7), turn=random.uniform(-25, 25), ground=20)
    halo = image.filter(ImageFilter.GaussianBlur(random.uniform(2, 5))).point(
        [min(255, round(v * 1.1)) for v in range(256)]
    )
    return noisy(ImageChops.screen(image.filter(ImageFilter.GaussianBlur(1)), halo), random, 4)


def dim_phone(random: Random, text: str) -> Image.Image:
    image = laid(
        code_image(text), random, module=random.uniform(3, 7), turn=random.uniform(-25, 25), tilt=0.1, ground=140
    )
    darkest = random.uniform(10, 30)
    code_only = between(image, darkest, darkest + random.uniform(15, 35))
    return noisy(code_only.filter(ImageFilter.GaussianBlur(0.8)), random, random.uniform(3, 7))


def low_contrast(random: Random, text: str) -> Image.Image:
    level = random.uniform(60, 180)
    image = laid(code_image(text), random, module=random.uniform(3, 7), turn=random.uniform(0, 360))
    return noisy(between(image, level, level + random.uniform(8, 22)), random, 3)


def glare(random: Random, text: str) -> Image.Image:
    """Lamps mirrored on the glass: over the code light adds up until nothing is left of it."""
    image = laid(code_image(text), random, module=random.uniform(4, 8), turn=random.uniform(-20, 20), tilt=0.1)
    image = between(image, 20, 150)
    lamp = Image.new("L", image.size, 0)
    draw = ImageDraw.Draw(lamp)
    for _ in range(random.randrange(1, 4)):
        x, y = image.width / 2 + random.uniform(-90, 90), image.height / 2 + random.uniform(-90, 90)
        a, b = random.uniform(10, 40), random.uniform(10, 40)
        draw.ellipse((x - a, y - b, x + a, y + b), fill=random.randrange(120, 256))
    return noisy(ImageChops.add(image, lamp.filter(ImageFilter.GaussianBlur(random.uniform(6, 24)))), random, 4)


def shadow(random: Random, text: str) -> Image.Image:
    """A hand's hard shadow, and light that falls off."""
    image = laid(code_image(text), random, module=random.uniform(3, 7), turn=random.uniform(0, 360), tilt=0.15)
    light = Image.linear_gradient("L").rotate(random.uniform(0, 360), expand=False).resize(image.size)
    light = between(light, random.uniform(40, 100), 255)
    draw = ImageDraw.Draw(light)
    x = image.width / 2 + random.uniform(-80, 80)
    draw.polygon(
        [(0, 0), (x, 0), (x + random.uniform(-150, 150), image.height), (0, image.height)],
        fill=random.randrange(30, 90),
    )
    return noisy(ImageChops.multiply(image, light.filter(ImageFilter.GaussianBlur(random.uniform(1, 8)))), random, 4)


def turned(random: Random, text: str) -> Image.Image:
    image = laid(code_image(text), random, module=random.uniform(2.5, 6), turn=random.uniform(0, 360))
    return noisy(image.filter(ImageFilter.GaussianBlur(0.7)), random, 6)


def tilted(random: Random, text: str) -> Image.Image:
    image = laid(code_image(text), random, module=random.uniform(5, 8), turn=random.uniform(0, 360), tilt=0.5)
    return noisy(image.filter(ImageFilter.GaussianBlur(0.8)), random, 5)


def curved(random: Random, text: str) -> Image.Image:
    """Round a cylinder, as on a rolled letter or a cup."""
    code = code_image(text).resize((400, 400), Image.Resampling.NEAREST)
    bend = random.uniform(0.8, 2.2)
    strips, mesh = 40, []
    reach = math.sin(bend / 2)
    for strip in range(strips):
        left, right = (round(200 + 200 * math.sin(bend * (s / strips - 0.5)) / reach) for s in (strip, strip + 1))
        lift = [round(60 * (math.cos(bend * (s / strips - 0.5)) - math.cos(bend / 2))) for s in (strip, strip + 1)]
        a, b = strip * 400 / strips, (strip + 1) * 400 / strips
        mesh.append(((left, 0, right, 460), (a, -lift[0], a, 460 - lift[0], b, 460 - lift[1], b, -lift[1])))
    bent = Image.new("L", (400, 460), 255)
    bent = code.transform((400, 460), Image.Transform.MESH, mesh, Image.Resampling.BILINEAR, fillcolor=255)
    frame = clutter(random, SIZE)
    small = bent.resize((round(400 * (scale := random.uniform(0.4, 0.9))), round(460 * scale)), Image.Resampling.BOX)
    small = small.rotate(random.uniform(-25, 25), Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    frame.paste(small, (random.randrange(20, 80), random.randrange(5, 15)))
    return noisy(frame.filter(ImageFilter.GaussianBlur(0.7)), random, 5)


def far(random: Random, text: str) -> Image.Image:
    image = laid(code_image(text), random, module=random.uniform(1.4, 2.1), turn=random.uniform(-15, 15), tilt=0.05)
    return noisy(image.filter(ImageFilter.GaussianBlur(random.uniform(0.2, 0.6))), random, 4)


def blurred(random: Random, text: str) -> Image.Image:
    module = random.uniform(3, 7)
    image = laid(code_image(text), random, module=module, turn=random.uniform(-30, 30))
    return noisy(image.filter(ImageFilter.GaussianBlur(module * random.uniform(0.4, 0.75))), random, 3)


def moved(random: Random, text: str) -> Image.Image:
    """Smeared along a line while the shutter was open."""
    module = random.uniform(3, 7)
    image = laid(code_image(text), random, module=module, turn=random.uniform(0, 360))
    length = round(module * random.uniform(0.6, 1.5))
    angle = random.uniform(0, math.pi)
    smeared, steps = image, max(2, length)
    for step in range(1, steps):
        shift = (round(step * math.cos(angle)), round(step * math.sin(angle)))
        smeared = Image.blend(smeared, ImageChops.offset(image, *shift), 1 / (step + 1))
    return noisy(smeared, random, 4)


def grainy(random: Random, text: str) -> Image.Image:
    image = laid(code_image(text), random, module=random.uniform(3, 7), turn=random.uniform(0, 360))
    return noisy(between(image, 40, 200), random, random.uniform(30, 65))


def squeezed(random: Random, text: str) -> Image.Image:
    image = laid(code_image(text), random, module=random.uniform(2.5, 5), turn=random.uniform(0, 360))
    return jpeg(between(image, 30, 210), random.randrange(3, 12))


def dark_mode(random: Random, text: str) -> Image.Image:
    image = laid(
        code_image(text, dark=235, light=25),
        random,
        module=random.uniform(2.5, 6),
        turn=random.uniform(0, 360),
        tilt=0.1,
        ground=25,
    )
    return noisy(image.filter(ImageFilter.GaussianBlur(random.uniform(0.7, 2))), random, 6)


def moire(random: Random, text: str) -> Image.Image:
    """The rows of a display against the rows of the sensor."""
    module = random.uniform(3, 6)
    image = laid(code_image(text), random, module=module, turn=random.uniform(-15, 15))
    period = random.uniform(2.1, 2 * module)
    wave = [round(127.5 + 127.5 * math.sin(2 * math.pi * x / period)) for x in range(1200)]
    stripes = Image.frombytes("L", (1200, 1), bytes(wave)).resize((1200, 1200))
    stripes = stripes.rotate(random.uniform(0, 90), Image.Resampling.BILINEAR).crop((200, 200, 840, 680))
    depth = random.uniform(90, 150)
    return noisy(ImageChops.multiply(image, between(stripes, 255 - depth, 255)), random, 4)


def ink_dots(random: Random, text: str) -> Image.Image:
    """A worn thermal print: gaps in the dark, specks on the light."""
    module = random.uniform(4, 8)
    image = laid(code_image(text), random, module=module, turn=random.uniform(-15, 15))
    draw = ImageDraw.Draw(image)
    for _ in range(1500):
        x, y = random.randrange(640), random.randrange(480)
        r = random.uniform(0.5, module / 3)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=random.choice((0, 255)))
    return noisy(image.filter(ImageFilter.GaussianBlur(0.7)), random, 4)


HARD: Mapping[str, Draw] = {
    draw.__name__: draw
    for draw in (
        *(bright_phone, overexposed, dim_phone, low_contrast, glare, shadow, turned, tilted, curved, far),
        *(blurred, moved, grainy, squeezed, dark_mode, moire, ink_dots),
    )
}


def hard_picture(kind: str, seed: int) -> tuple[Image.Image, str]:
    """A picture of that kind, and the text of the code on it."""
    random = Random(f"{kind} {seed}")
    text = secret(random)
    return HARD[kind](random, text), text


def noise(random: Random) -> Image.Image:
    image = Image.frombytes("L", SIZE, random.randbytes(SIZE[0] * SIZE[1]))
    return ImageOps.autocontrast(image.filter(ImageFilter.GaussianBlur(random.uniform(0, 4))))


def coarse_noise(random: Random) -> Image.Image:
    """Squares at random, of a module's size: the most that chance can do for a code."""
    module = random.randrange(2, 9)
    size = (SIZE[0] // module, SIZE[1] // module)
    image = Image.frombytes("L", size, bytes(random.choices((0, 255), k=size[0] * size[1])))
    return image.resize(SIZE, Image.Resampling.NEAREST).rotate(random.choice((0, 0, 7, 30, 45)), fillcolor=255)


def print_of_text(random: Random) -> Image.Image:
    image = Image.new("L", SIZE, 240)
    draw = ImageDraw.Draw(image)
    for y in range(4, SIZE[1], random.randrange(11, 20)):
        draw.text((4, y), "".join(random.choices("ABCDEFGHIKLMNOQR08#%@□■回田口 ", k=110)), fill=random.randrange(60))
    return noisy(image.filter(ImageFilter.GaussianBlur(random.uniform(0, 1))), random, 6)


def gradients(random: Random) -> Image.Image:
    return noisy(
        clutter(random, SIZE).filter(ImageFilter.GaussianBlur(random.uniform(0, 30))), random, random.uniform(0, 40)
    )


def halftone(random: Random) -> Image.Image:
    small = clutter(random, (SIZE[0] // 3, SIZE[1] // 3)).convert("1").convert("L")
    return small.resize(SIZE, random.choice((Image.Resampling.NEAREST, Image.Resampling.BICUBIC)))


def checkerboard(random: Random) -> Image.Image:
    side = random.randrange(2, 20)
    board = Image.new("L", (SIZE[0] // side + 1, SIZE[1] // side + 1))
    board.putdata([255 * ((x + y) % 2) for y in range(board.height) for x in range(board.width)])
    board = board.resize((board.width * side, board.height * side), Image.Resampling.NEAREST)
    return noisy(board.rotate(random.uniform(0, 90), Image.Resampling.BICUBIC), random, random.uniform(0, 50))


def rings(random: Random) -> Image.Image:
    """Squares within squares, as the corners of a code are, with chance between them."""
    image = coarse_noise(random)
    draw = ImageDraw.Draw(image)
    for _ in range(random.randrange(3, 12)):
        module = random.randrange(2, 9)
        x, y = random.randrange(SIZE[0] - 60), random.randrange(SIZE[1] - 60)
        for ring, level in enumerate((255, 0, 255, 0)):
            draw.rectangle(
                (x + ring * module, y + ring * module, x + (9 - ring) * module - 1, y + (9 - ring) * module - 1),
                fill=level,
            )
    return image


def decoy(random: Random) -> Image.Image:
    """What a badge on the attract screen carries in place of a code."""
    modules = decoy_modules()
    image = Image.new("L", (33, 33), 255)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            image.putpixel((x + 4, y + 4), 0 if dark else 255)
    scene = laid(image, random, module=random.uniform(2, 9), turn=random.uniform(0, 360), tilt=random.choice((0, 0.3)))
    return noisy(scene, random, random.uniform(0, 20))


def spoilt(random: Random) -> Image.Image:
    """A code of which more is lost than can be mended: its corners and format are whole, its data is chance."""
    code = code_image(secret(random))
    last = code.width - _QUIET
    for y in range(_QUIET + 9, last):
        for x in range(_QUIET + 9, last):
            code.putpixel((x, y), random.choice((0, 255)))
    return noisy(
        laid(code, random, module=random.uniform(3, 8), turn=random.uniform(0, 360)), random, random.uniform(0, 20)
    )


EMPTY: Mapping[str, Callable[[Random], Image.Image]] = {
    draw.__name__: draw
    for draw in (noise, coarse_noise, print_of_text, gradients, halftone, checkerboard, rings, decoy, spoilt)
}


def empty_picture(kind: str, seed: int) -> Image.Image:
    """A picture of that kind, on which there is no code that can be read."""
    return EMPTY[kind](Random(f"{kind} {seed}"))
