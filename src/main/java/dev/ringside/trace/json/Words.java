package dev.ringside.trace.json;

import dev.ringside.trace.Context;
import dev.ringside.trace.Delivery;
import dev.ringside.trace.Direction;
import dev.ringside.trace.JobChanged.Act;
import dev.ringside.trace.JobChanged.Way;
import dev.ringside.trace.Left;
import dev.ringside.trace.LockAct;
import dev.ringside.trace.LookUp;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Role;
import dev.ringside.trace.SwitchStep.SwitchAct;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.UringWay;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The words that stand in the file for the constants of an enumeration.
final class Words<E extends Enum<E>> {
    static final Words<Role> ROLES = lowerCase(Role.class);
    static final Words<TaskType> TASK_TYPES = lowerCase(TaskType.class);
    static final Words<ObjectType> OBJECT_TYPES = lowerCase(ObjectType.class);
    static final Words<Context> CONTEXTS = lowerCase(Context.class);
    static final Words<Left> LEFT = new Words<>(Left.class, Left::text);
    static final Words<Act> JOB_ACTS = new Words<>(Act.class, Act::text);
    static final Words<Way> JOB_WAYS = new Words<>(Way.class, Way::text);
    static final Words<LockAct> LOCK_ACTS = new Words<>(LockAct.class, LockAct::text);
    static final Words<SwitchAct> SWITCH_ACTS = new Words<>(SwitchAct.class, SwitchAct::text);
    static final Words<Direction> DIRECTIONS = new Words<>(Direction.class, Direction::text);
    static final Words<LookUp> LOOK_UPS = new Words<>(LookUp.class, LookUp::text);
    static final Words<UringWay> URING_WAYS = new Words<>(UringWay.class, UringWay::text);

    static final Words<Delivery> DELIVERIES = new Words<>(Delivery.class, Delivery::text);

    private final Map<E, String> words;
    private final Map<String, E> constants = new LinkedHashMap<>();

    private Words(Class<E> type, Function<E, String> word) {
        words = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            words.put(constant, word.apply(constant));
            constants.put(word.apply(constant), constant);
        }
    }

    private static <E extends Enum<E>> Words<E> lowerCase(Class<E> type) {
        return new Words<>(type, constant -> constant.name().toLowerCase(Locale.ROOT));
    }

    /// The word for `constant`.
    String of(E constant) {
        return String.valueOf(words.get(constant));
    }

    /// The constant for `word`; null if there is none.
    @Nullable E parse(String word) {
        return constants.get(word);
    }

    /// All words, in the order of the constants.
    Set<String> all() {
        return constants.keySet();
    }
}
