package dev.ringside.app.library;

import dev.ringside.app.library.Example.InBoth;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the list of the recordings that come with the program. What is missing in it is a mistake
/// of whoever packed the program.
final class IndexReader {
    private IndexReader() {}

    static List<Example> read(InputStream in) {
        var examples = new ArrayList<Example>();
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                examples.add(example(texts(json, "")));
            }
        }
        return List.copyOf(examples);
    }

    private static Example example(Map<String, String> texts) {
        String file = text(texts, "file");
        return new Example(
                file.replaceFirst("\\.json(\\.gz)?$", ""),
                file,
                text(texts, "model"),
                new InBoth(text(texts, "title.en"), text(texts, "title.zh")),
                new InBoth(text(texts, "shows.en"), text(texts, "shows.zh")));
    }

    /// The texts of an object and of those in it, by their path: `title.en`.
    private static Map<String, String> texts(JsonParser json, String path) {
        var texts = new HashMap<String, String>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = path + json.currentName();
            if (json.nextToken() == JsonToken.START_OBJECT) {
                texts.putAll(texts(json, name + "."));
            } else {
                texts.put(name, json.getString());
            }
        }
        return texts;
    }

    private static String text(Map<String, String> texts, String path) {
        String text = texts.get(path);
        if (text == null) {
            throw new IllegalStateException("an entry of the list of recordings lacks " + path);
        }
        return text;
    }
}
