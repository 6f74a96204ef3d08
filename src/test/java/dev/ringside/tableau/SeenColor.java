package dev.ringside.tableau;

/// A colour as somebody sees it, in CIE L*a*b* under D65.
record SeenColor(double l, double a, double b) {
    /// How somebody sees colours, as a matrix over linear sRGB.
    ///
    /// The simulations of people who lack one kind of cone are those of Machado, Oliveira and
    /// Fernandes (2009) at full severity, and of Viénot, Brettel and Mollon (1999).
    enum Eyes {
        USUAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
        PROTANOPE_MACHADO(
                0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
                1.051998),
        DEUTERANOPE_MACHADO(
                0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
                0.968881),
        PROTANOPE_VIENOT(0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.00401, -0.00401, 1),
        DEUTERANOPE_VIENOT(0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1);

        @SuppressWarnings("ImmutableEnumChecker") // nobody else gets it
        private final double[] matrix;

        Eyes(double... matrix) {
            this.matrix = matrix;
        }

        private double[] see(double[] rgb) {
            var seen = new double[3];
            for (int i = 0; i < 3; i++) {
                double sum = 0;
                for (int j = 0; j < 3; j++) {
                    sum += matrix[3 * i + j] * rgb[j];
                }
                seen[i] = Math.clamp(sum, 0, 1);
            }
            return seen;
        }
    }

    /// @param color `#rrggbb`
    static SeenColor of(String color, Eyes eyes) {
        double[] rgb = eyes.see(linear(color));
        double x = 0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2];
        double y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
        double z = 0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2];
        double fx = cubeRoot(x / 0.95047);
        double fy = cubeRoot(y);
        double fz = cubeRoot(z / 1.08883);
        return new SeenColor(116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz));
    }

    /// The relative luminance of WCAG 2.
    static double luminance(String color) {
        double[] rgb = linear(color);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    /// The contrast ratio of WCAG 2.
    static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /// The colour difference CIEDE2000, in the notation of Sharma, Wu and Dalal (2005).
    double distance(SeenColor other) {
        double meanChroma = (Math.hypot(a, b) + Math.hypot(other.a, other.b)) / 2;
        double g = 0.5 * (1 - Math.sqrt(saturation(meanChroma)));
        var one = new Polar(l, (1 + g) * a, b);
        var two = new Polar(other.l, (1 + g) * other.a, other.b);
        double chroma = (one.chroma() + two.chroma()) / 2;
        double hue = meanHue(one, two);
        double light = Math.pow((one.l() + two.l()) / 2 - 50, 2);

        double byLight = (two.l() - one.l()) / (1 + 0.015 * light / Math.sqrt(20 + light));
        double byChroma = (two.chroma() - one.chroma()) / (1 + 0.045 * chroma);
        double byHue = hueDifference(one, two) / (1 + 0.015 * chroma * hueWeight(hue));
        double turn = 60 * Math.exp(-Math.pow((hue - 275) / 25, 2));
        double rotation = -Math.sin(Math.toRadians(turn)) * 2 * Math.sqrt(saturation(chroma));
        return Math.sqrt(
                byLight * byLight
                        + byChroma * byChroma
                        + byHue * byHue
                        + rotation * byChroma * byHue);
    }

    private record Polar(double l, double a, double b) {
        double chroma() {
            return Math.hypot(a, b);
        }

        double hue() {
            double degrees = Math.toDegrees(Math.atan2(b, a));
            return degrees < 0 ? degrees + 360 : degrees;
        }
    }

    private static double saturation(double chroma) {
        double seventh = Math.pow(chroma, 7);
        return seventh / (seventh + Math.pow(25, 7));
    }

    private static double hueDifference(Polar one, Polar two) {
        double product = one.chroma() * two.chroma();
        double turn = product == 0 ? 0 : two.hue() - one.hue();
        double shortest = turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
        return 2 * Math.sqrt(product) * Math.sin(Math.toRadians(shortest / 2));
    }

    private static double meanHue(Polar one, Polar two) {
        double sum = one.hue() + two.hue();
        if (one.chroma() * two.chroma() == 0) {
            return sum;
        }
        if (Math.abs(one.hue() - two.hue()) <= 180) {
            return sum / 2;
        }
        return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
    }

    private static double hueWeight(double hue) {
        return 1
                - 0.17 * Math.cos(Math.toRadians(hue - 30))
                + 0.24 * Math.cos(Math.toRadians(2 * hue))
                + 0.32 * Math.cos(Math.toRadians(3 * hue + 6))
                - 0.20 * Math.cos(Math.toRadians(4 * hue - 63));
    }

    private static double[] linear(String color) {
        int rgb = Integer.parseInt(color.substring(1), 16);
        return new double[] {linear(rgb >> 16), linear(rgb >> 8), linear(rgb)};
    }

    private static double linear(int channel) {
        double c = (channel & 0xff) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double cubeRoot(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
}
