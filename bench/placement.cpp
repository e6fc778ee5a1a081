// What one would write in C++: deferred acceptance with the heaps of the standard library. Reads the market, writes the seats, prints CPU milliseconds and MB.
#include <sys/resource.h>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>
using namespace std;
typedef pair<long long, int> Holder;
static vector<int> numbers(FILE* f, size_t n) {
  vector<int> v(n);
  if (fread(v.data(), 4, n, f) != n) exit(2);
  return v;
}
int main(int, char** argv) {
  FILE* f = fopen(argv[1], "rb");
  vector<int> head = numbers(f, 3);
  int people = head[0], each = head[1], programmes = head[2];
  vector<int> seats = numbers(f, programmes), lot = numbers(f, people), wish = numbers(f, (size_t)people * each), standing = numbers(f, (size_t)people * each);
  fclose(f);
  vector<double> times;
  vector<int> seat;
  for (int round = 0; round < atoi(argv[3]); round++) {
    clock_t start = clock();
    vector<vector<Holder>> held(programmes);
    vector<int> next(people, 0);
    seat.assign(people, -1);
    for (int person = 0; person < people; person++)
      for (int i = person; i >= 0;) {
        if (next[i] == each) break;
        size_t e = (size_t)i * each + next[i]++;
        int p = wish[e];
        Holder me((long long)standing[e] << 32 | lot[i], i);
        vector<Holder>& heap = held[p];
        if ((int)heap.size() < seats[p]) {
          heap.push_back(me);
          push_heap(heap.begin(), heap.end());
          seat[i] = p;
          break;
        }
        if (heap.empty() || heap.front() < me) continue;
        pop_heap(heap.begin(), heap.end());
        int out = heap.back().second;
        heap.back() = me;
        push_heap(heap.begin(), heap.end());
        seat[i] = p;
        seat[out] = -1;
        i = out;
      }
    times.push_back(1000.0 * (clock() - start) / CLOCKS_PER_SEC);
  }
  sort(times.begin(), times.end());
  FILE* g = fopen(argv[2], "wb");
  fwrite(seat.data(), 4, people, g);
  fclose(g);
  struct rusage u;
  getrusage(RUSAGE_SELF, &u);
  printf("%.1f %ld", times[times.size() / 2], u.ru_maxrss / 1024);
}
