//! The largest flow through a network of pipes (Dinic's method).
#![allow(clippy::indexing_slicing, reason = "nodes and pipes are numbered by this file")]

use std::collections::VecDeque;

/// Pipes between numbered nodes.
pub(super) struct Network {
    /// Where a pipe leads and what still fits; each pipe is followed by its way back.
    to: Vec<usize>,
    room: Vec<i32>,
    from: Vec<Vec<usize>>,
    level: Vec<usize>,
    next: Vec<usize>,
}

const UNSEEN: usize = usize::MAX;

impl Network {
    pub(super) fn new(nodes: usize) -> Self {
        Self {
            to: Vec::new(),
            room: Vec::new(),
            from: vec![Vec::new(); nodes],
            level: vec![UNSEEN; nodes],
            next: vec![0; nodes],
        }
    }

    /// A pipe through which so much fits.
    pub(super) fn pipe(&mut self, from: usize, to: usize, room: i32) {
        self.from[from].push(self.to.len());
        self.from[to].push(self.to.len() + 1);
        self.to.extend([to, from]);
        self.room.extend([room, 0]);
    }

    /// How much flows at most.
    pub(super) fn most(&mut self, source: usize, sink: usize) -> i32 {
        let mut sum = 0;
        while self.reaches(source, sink) {
            self.next.fill(0);
            loop {
                let sent = self.send(source, sink, i32::MAX);
                if sent == 0 {
                    break;
                }
                sum += sent;
            }
        }
        sum
    }

    /// Numbers the nodes by their distance from the source; tells whether the sink is reached.
    fn reaches(&mut self, source: usize, sink: usize) -> bool {
        self.level.fill(UNSEEN);
        self.level[source] = 0;
        let mut queue = VecDeque::from([source]);
        while let Some(node) = queue.pop_front() {
            for pipe in &self.from[node] {
                let to = self.to[*pipe];
                if self.room[*pipe] > 0 && self.level[to] == UNSEEN {
                    self.level[to] = self.level[node] + 1;
                    queue.push_back(to);
                }
            }
        }
        self.level[sink] != UNSEEN
    }

    /// Sends as much as fits along one way.
    fn send(&mut self, node: usize, sink: usize, most: i32) -> i32 {
        if node == sink {
            return most;
        }
        while self.next[node] < self.from[node].len() {
            let pipe = self.from[node][self.next[node]];
            let to = self.to[pipe];
            if self.room[pipe] > 0 && self.level[to] == self.level[node] + 1 {
                let sent = self.send(to, sink, most.min(self.room[pipe]));
                if sent > 0 {
                    self.room[pipe] -= sent;
                    self.room[pipe ^ 1] += sent;
                    return sent;
                }
            }
            self.next[node] += 1;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::Network;

    #[test]
    fn a_flow_is_as_wide_as_its_narrowest_cut() {
        let mut network = Network::new(6);
        for (from, to, room) in [(0, 2, 3), (0, 3, 2), (2, 4, 2), (3, 4, 2), (2, 3, 5), (4, 1, 3), (3, 5, 1), (5, 1, 9)]
        {
            network.pipe(from, to, room);
        }
        assert_eq!(network.most(0, 1), 4);
    }
}
