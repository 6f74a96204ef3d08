package dev.ringside.tableau;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Corpus;
import dev.ringside.story.Story;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.stage.Moment;
import dev.ringside.tableau.stage.Picture;
import dev.ringside.tableau.stage.StageOptions;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

final class SvgWriterTest {
    private final Story story = Story.of(Corpus.blocking());
    private final Playback playback = new Playback(story.trace());

    @Test
    void every_step_is_an_xml_document_with_all_texts_as_text() throws Exception {
        for (var language : Language.values()) {
            for (var step : story.steps()) {
                var picture = picture(step.number(), language);

                var svg = parsed(SvgWriter.write(picture, Theme.LIGHT));

                long labels = picture.elements().stream().mapToLong(e -> e.labels().size()).sum();
                assertThat(svg.getElementsByTagName("text").getLength()).isEqualTo((int) labels);
            }
        }
    }

    @Test
    void what_an_element_says_to_those_who_cannot_see_it_is_its_title() throws Exception {
        var picture = picture(2, Language.EN);

        var svg = parsed(SvgWriter.write(picture, Theme.DARK));

        var titles = svg.getElementsByTagName("title");
        assertThat(
                        IntStream.range(0, titles.getLength())
                                .mapToObj(i -> titles.item(i).getTextContent()))
                .contains("The control block of server, thread 5652: BLOCKED · S");
    }

    @Test
    void equal_tableaux_give_equal_bytes() {
        String once = SvgWriter.write(picture(6, Language.ZH), Theme.DARK);
        String again = SvgWriter.write(picture(6, Language.ZH), Theme.DARK);

        assertThat(again).isEqualTo(once);
    }

    @Test
    void texts_from_a_trace_cannot_break_out_of_the_document() throws Exception {
        String evil = "</text><script>\"&'\u0000\ud800";
        var label = new Label(evil, 1, 1, 1, Face.MONO, Align.LEFT, false);
        var box = new Box(0, 0, 9, 9);
        var element =
                new Element(
                        evil,
                        Shape.CARD,
                        Tone.PLAIN,
                        box,
                        false,
                        true,
                        true,
                        List.of(label),
                        evil,
                        1);

        var svg =
                parsed(
                        SvgWriter.write(
                                new Tableau(9, 9, List.of(element), List.of(), List.of()),
                                Theme.DARK));

        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("</text><script>\"&'\ufffd\ufffd");
    }

    private Tableau picture(int step, Language language) {
        var moment = Moment.after(playback, story, story.steps().get(step));
        return Picture.of(moment, new StageOptions(language, 1920, 1080, false));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }
}
