package dev.ringside.lab;

/// An experiment cannot begin. The message is a sentence for the user.
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /// A refusal.
    public RefusedException(Refusal refusal) {
        super(refusal.sentence());
        this.refusal = refusal;
    }

    /// This computer cannot do it, because of what `sentence` says.
    public static RefusedException notHere(String sentence) {
        return new RefusedException(new Refusal(sentence, Refusal.NOT_HERE));
    }

    /// Why.
    public Refusal refusal() {
        return refusal;
    }
}
