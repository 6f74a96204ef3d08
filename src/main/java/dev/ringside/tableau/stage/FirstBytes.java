package dev.ringside.tableau.stage;

import java.util.HexFormat;

/// The first bytes of a buffer, as people write them.
final class FirstBytes {
    private static final int MOST_HEX = 6;

    private FirstBytes() {}

    /// As text in quotation marks if they are letters, else in hexadecimal; as they stand if they
    /// are not hexadecimal at all.
    static String text(String hex, int mostLetters) {
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return hex;
        }
        var letters = new StringBuilder();
        for (byte b : bytes) {
            if (b < ' ' || b > '~') {
                return hexadecimal(bytes);
            }
            letters.append((char) b);
        }
        return letters.length() <= mostLetters
                ? "“" + letters + "”"
                : "“" + letters.substring(0, mostLetters) + "…”";
    }

    private static String hexadecimal(byte[] bytes) {
        int shown = Math.min(bytes.length, MOST_HEX);
        String text = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown);
        return shown < bytes.length ? text + " …" : text;
    }
}
