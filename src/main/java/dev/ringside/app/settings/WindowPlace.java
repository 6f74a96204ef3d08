package dev.ringside.app.settings;

import java.util.List;

/// Where a window stands, in the screen's own pixels.
///
/// @param area where it stands when it is not maximised
/// @param maximised whether it fills its screen
public record WindowPlace(Area area, boolean maximised) {
    private static final double LEAST_VISIBLE = 120;
    private static final double LEAST_WIDTH = 640;
    private static final double LEAST_HEIGHT = 400;

    /// A rectangle.
    ///
    /// @param x its left edge
    /// @param y its upper edge
    public record Area(double x, double y, double width, double height) {
        /// Whether it could be the area of a window.
        boolean sensible() {
            return Double.isFinite(x + y + width + height) && width >= 1 && height >= 1;
        }

        private boolean shows(Area window) {
            double across = Math.min(x + width, window.x + window.width) - Math.max(x, window.x);
            boolean title = window.y >= y - 1 && window.y < y + height - LEAST_VISIBLE;
            return title && across >= Math.min(LEAST_VISIBLE, window.width);
        }

        private Area within(Area screen) {
            double newWidth = Math.min(Math.max(width, LEAST_WIDTH), screen.width);
            double newHeight = Math.min(Math.max(height, LEAST_HEIGHT), screen.height);
            double newX = Math.clamp(x, screen.x, screen.x + screen.width - newWidth);
            double newY = Math.clamp(y, screen.y, screen.y + screen.height - newHeight);
            return new Area(newX, newY, newWidth, newHeight);
        }

        private Area centred(Area screen) {
            return new Area(
                            screen.x + (screen.width - width) / 2,
                            screen.y + (screen.height - height) / 2,
                            width,
                            height)
                    .within(screen);
        }
    }

    /// The same place if its title bar can be reached on one of `screens`, wholly within that
    /// screen; otherwise the middle of the first one.
    ///
    /// @param screens the areas that windows may cover, the main screen's first; at least one
    public WindowPlace on(List<Area> screens) {
        for (var screen : screens) {
            if (screen.shows(area)) {
                return new WindowPlace(area.within(screen), maximised);
            }
        }
        return new WindowPlace(area.centred(screens.getFirst()), maximised);
    }
}
