package dev.ringside.app.timeline.paint;

import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import java.nio.IntBuffer;
import java.util.Arrays;

/// A picture made of pixels that are set one by one, for what would be thousands of nodes.
///
/// All places are whole pixels of the picture; what lies outside of it is left out.
public final class Raster {
    private static final int OPAQUE = 0xff000000;

    private int width;
    private int height;
    private int[] pixels = new int[1];
    private PixelBuffer<IntBuffer> buffer = buffer(1, 1, pixels);

    /// An empty one.
    public Raster() {}

    /// Makes it so large, and puts it into `view` if it was not.
    public void fit(int newWidth, int newHeight, ImageView view) {
        if (newWidth != width || newHeight != height) {
            width = newWidth;
            height = newHeight;
            pixels = new int[width * height];
            buffer = buffer(width, height, pixels);
            view.setImage(new WritableImage(buffer));
        }
    }

    /// Shows what was painted.
    public void flush() {
        buffer.updateBuffer(_ -> null);
    }

    /// How wide it is.
    public int width() {
        return width;
    }

    /// How high it is.
    public int height() {
        return height;
    }

    /// The colour of a pixel; the last three channels are multiplied by the first.
    public int argb(int x, int y) {
        return pixels[y * width + x];
    }

    /// Makes it transparent.
    public void clear() {
        Arrays.fill(pixels, 0);
    }

    /// Paints a rectangle, from one corner to the one that does not belong to it any more.
    public void fill(int fromX, int fromY, int toX, int toY, int argb) {
        int left = Math.max(0, fromX);
        int right = Math.min(width, toX);
        int bottom = Math.min(height, toY);
        if (left >= right) {
            return;
        }
        boolean opaque = (argb & OPAQUE) == OPAQUE;
        for (int y = Math.max(0, fromY); y < bottom; y++) {
            if (opaque) {
                Arrays.fill(pixels, y * width + left, y * width + right, argb);
            } else {
                for (int x = left; x < right; x++) {
                    blend(x, y, argb, 1);
                }
            }
        }
    }

    /// Paints a rectangle with round corners.
    public void round(int fromX, int fromY, int toX, int toY, int radius, int argb) {
        int r = Math.min(radius, Math.min(toX - fromX, toY - fromY) / 2);
        fill(fromX, fromY + r, toX, toY - r, argb);
        for (int row = 0; row < r; row++) {
            double dy = r - row - 0.5;
            double inset = r - Math.sqrt(Math.max(0, r * (double) r - dy * dy));
            int whole = (int) Math.ceil(inset);
            double edge = whole - inset;
            line(fromX, toX, fromY + row, whole, edge, argb);
            line(fromX, toX, toY - 1 - row, whole, edge, argb);
        }
    }

    private void line(int fromX, int toX, int y, int inset, double edge, int argb) {
        fill(fromX + inset, y, toX - inset, y + 1, argb);
        blend(fromX + inset - 1, y, argb, edge);
        blend(toX - inset, y, argb, edge);
    }

    /// Paints a frame just inside of a rectangle.
    public void frame(int fromX, int fromY, int toX, int toY, int thick, int argb) {
        fill(fromX, fromY, toX, fromY + thick, argb);
        fill(fromX, toY - thick, toX, toY, argb);
        fill(fromX, fromY + thick, fromX + thick, toY - thick, argb);
        fill(toX - thick, fromY + thick, toX, toY - thick, argb);
    }

    /// Paints stripes that rise to the right.
    ///
    /// @param phase moves them: those of a picture that goes to the left go with it
    public void hatch(int fromX, int fromY, int toX, int toY, int period, long phase, int argb) {
        int left = Math.max(0, fromX);
        int right = Math.min(width, toX);
        int thick = Math.max(1, period / 3);
        for (int y = Math.max(0, fromY); y < Math.min(height, toY); y++) {
            int at = (int) Math.floorMod(left + y + phase, (long) period);
            for (int x = left; x < right; x++) {
                if (at < thick) {
                    pixels[y * width + x] = argb;
                } else if (at == thick || at == period - 1) {
                    blend(x, y, argb, 0.4);
                }
                at = at + 1 == period ? 0 : at + 1;
            }
        }
    }

    /// Mixes a colour into a pixel.
    public void blend(int x, int y, int argb, double share) {
        if (x < 0 || y < 0 || x >= width || y >= height) {
            return;
        }
        int alpha = (int) ((argb >>> 24) * share);
        int below = pixels[y * width + x];
        int rest = 255 - alpha;
        pixels[y * width + x] =
                ((alpha + (below >>> 24) * rest / 255) << 24)
                        | (mixed(argb >> 16, below >> 16, alpha, rest) << 16)
                        | (mixed(argb >> 8, below >> 8, alpha, rest) << 8)
                        | mixed(argb, below, alpha, rest);
    }

    private static int mixed(int above, int below, int alpha, int rest) {
        return ((above & 255) * alpha + (below & 255) * rest) / 255;
    }

    private static PixelBuffer<IntBuffer> buffer(int width, int height, int[] pixels) {
        return new PixelBuffer<>(
                width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    }
}
