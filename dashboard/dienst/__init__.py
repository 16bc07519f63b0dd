"""What stands between the network and the pages: listening, seats, compression, headers, the log, and what operators watch."""
