package dev.ringside.tableau.stage;

/// One feature of the stage: it adds what the machine has of it to the tableau.
sealed interface Contribution
        permits Bands,
                ProcessBorder,
                TaskCards,
                UserBuffers,
                Gate,
                CpuPlaces,
                RunQueuePlaces,
                ReceiveQueues,
                SocketTiles,
                WaitQueues,
                SelectSets,
                SelectScan,
                PollArray,
                EpollInstance,
                EpollEvents,
                AioRequests,
                CoroutineShelf,
                HandlerQueue,
                SharedMemory,
                LockQueues,
                SignalSet,
                TurnBoard,
                UserStack,
                ProcessTables,
                SignalWays,
                RingPair,
                RingRequests,
                ControlBlocks,
                DescriptorTable,
                Hardware,
                Moves,
                LockLinks,
                WaitLinks,
                Callbacks,
                Flights {
    /// Draws this feature.
    void draw(Setting setting, Sketch to);
}
