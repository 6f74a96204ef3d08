/// Ringside: what really happens between user space and the kernel when a program does I/O.
module dev.ringside {
    requires java.desktop;
    requires javafx.controls;
    requires javafx.swing;
    requires atlantafx.base;
    requires org.controlsfx.controls;
    requires org.kordamp.ikonli.core;
    requires org.kordamp.ikonli.feather;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires info.picocli;
    requires org.pcollections;
    requires static transitive org.jspecify;

    opens dev.ringside.assets.text;

    exports dev.ringside.app to
            javafx.graphics;
    exports dev.ringside.cli to
            info.picocli;

    opens dev.ringside.cli to
            info.picocli;
}
