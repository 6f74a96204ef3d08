package dev.ringside.tableau.stage;

/// One feature of the stage: it adds what the machine has of it to the tableau.
sealed interface Contribution
        permits Bands,
                TaskCards,
                UserBuffers,
                Gate,
                CpuPlaces,
                RunQueuePlaces,
                ReceiveQueues,
                WaitQueues,
                ControlBlocks,
                DescriptorTable,
                Hardware,
                Moves,
                Flights {
    /// Draws this feature.
    void draw(Setting setting, Sketch to);
}
