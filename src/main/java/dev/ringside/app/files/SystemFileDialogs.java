package dev.ringside.app.files;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/// The system's own dialogs.
public final class SystemFileDialogs implements FileDialogs {
    private final Window owner;

    /// Dialogs in front of `owner`.
    public SystemFileDialogs(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> toOpen(FileWish wish) {
        return path(chooser(wish).showOpenDialog(owner));
    }

    @Override
    public Optional<Path> toSave(FileWish wish) {
        return path(chooser(wish).showSaveDialog(owner));
    }

    private static FileChooser chooser(FileWish wish) {
        var chooser = new FileChooser();
        chooser.setTitle(wish.title());
        chooser.setInitialFileName(wish.name());
        if (wish.folder() != null) {
            chooser.setInitialDirectory(wish.folder().toFile());
        }
        for (var kind : wish.kinds()) {
            var patterns = kind.endings().stream().map(ending -> "*" + ending).toList();
            chooser.getExtensionFilters()
                    .add(new FileChooser.ExtensionFilter(kind.title(), patterns));
        }
        return chooser;
    }

    private static Optional<Path> path(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
