# What one would write in Python: deferred acceptance with heapq. Reads the market, writes the seats, prints CPU milliseconds and MB.
import array, heapq, resource, sys, time
with open(sys.argv[1], "rb") as f:
    read = lambda n: (lambda a: (a.fromfile(f, n), a)[1])(array.array("i"))
    people, each, programmes = read(3)
    seats, lot, wish, standing = read(programmes), read(people), read(people * each), read(people * each)
start = time.process_time()
held, step, seat = [[] for _ in seats], [0] * people, array.array("i", [-1]) * people
for i in range(people):
    while i >= 0 and step[i] < each:
        e = i * each + step[i]; step[i] += 1
        p, me = wish[e], (-standing[e], -lot[i], i)
        if len(held[p]) < seats[p]: heapq.heappush(held[p], me); seat[i] = p; break
        out = heapq.heappushpop(held[p], me)[2]
        seat[i] = p; seat[out] = -1; i = out
took = 1000 * (time.process_time() - start)
with open(sys.argv[2], "wb") as f: seat.tofile(f)
print("%.1f %d" % (took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
