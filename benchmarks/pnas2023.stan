// The model of Radford et al. 2023 (PNAS 120, e2307372120), written from the paper's description,
// with normal unknowns as offsets in units of their scales: the form that Stan's manual advises.
data {
  int<lower=1> types;
  int<lower=1> sources;
  int<lower=1> sides;
  int<lower=1> cells;
  int<lower=1> days;
  int<lower=1> bases;
  matrix[bases, days] splines;
  int<lower=1> cell_source[cells];
  int<lower=1> cell_type[cells];
  int<lower=1> side[types];
  int<lower=0> cumulative;
  int<lower=0> c_count[cumulative];
  int<lower=1> c_day[cumulative];
  int<lower=1> c_cell[cumulative];
  vector[cumulative] c_least;
  vector[cumulative] c_most;
  int<lower=0> daily;
  int<lower=0> d_count[daily];
  int<lower=1> d_day[daily];
  int<lower=1> d_cell[daily];
  vector[daily] d_least;
  vector[daily] d_most;
}
transformed data {
  row_vector[days] year;
  for (day in 1:days) year[day] = day / 365.0;
}
parameters {
  real phi_mu;
  real<lower=0> phi_sigma;
  vector[types] phi_z;
  real level_mu;
  real<lower=0> level_sigma;
  vector[types] level_z;
  real slope_mu;
  real<lower=0> slope_sigma;
  vector[types] slope_z;
  cholesky_factor_corr[types] root;
  vector<lower=0>[types] spline_sigma;
  matrix[types, bases] spline_z;
  real<lower=0> bias_sigma;
  matrix[sources, sides] voice_z;
  matrix<lower=0>[sources, sides] source_sigma;
  vector[cells] bias_z;
  real least_mu;
  real<lower=0> least_sigma;
  vector[sources] least_z;
  real most_mu;
  real<lower=0> most_sigma;
  vector[sources] most_z;
}
transformed parameters {
  vector[cells] bias;
  matrix[types, days] log_daily;
  matrix[types, days] log_toll;
  for (k in 1:cells)
    bias[k] = bias_sigma * voice_z[cell_source[k], side[cell_type[k]]]
      + source_sigma[cell_source[k], side[cell_type[k]]] * bias_z[k];
  log_daily = rep_matrix(level_mu + level_sigma * level_z, days)
    + (slope_mu + slope_sigma * slope_z) * year
    + diag_pre_multiply(spline_sigma, root) * spline_z * splines;
  for (t in 1:types) log_toll[t] = log(cumulative_sum(exp(log_daily[t])'))';
}
model {
  vector[types] sizes = exp(-(phi_mu + phi_sigma * phi_z));
  vector[sources] least = least_mu + least_sigma * least_z;
  vector[sources] most = most_mu + most_sigma * most_z;
  vector[cumulative] c_mean;
  vector[cumulative] c_size;
  vector[daily] d_mean;
  for (n in 1:cumulative) {
    int type = cell_type[c_cell[n]];
    int source = cell_source[c_cell[n]];
    c_mean[n] = log_toll[type, c_day[n]] + bias[c_cell[n]] + least[source] * c_least[n] + most[source] * c_most[n];
    c_size[n] = sizes[type];
  }
  for (n in 1:daily) {
    int source = cell_source[d_cell[n]];
    d_mean[n] = log_daily[cell_type[d_cell[n]], d_day[n]] + bias[d_cell[n]]
      + least[source] * d_least[n] + most[source] * d_most[n];
  }
  c_count ~ neg_binomial_2_log(c_mean, c_size);
  d_count ~ poisson_log(d_mean);
  phi_mu ~ std_normal();
  phi_sigma ~ std_normal();
  phi_z ~ std_normal();
  level_mu ~ std_normal();
  level_sigma ~ std_normal();
  level_z ~ std_normal();
  slope_mu ~ std_normal();
  slope_sigma ~ std_normal();
  slope_z ~ std_normal();
  root ~ lkj_corr_cholesky(2);
  spline_sigma ~ std_normal();
  to_vector(spline_z) ~ std_normal();
  bias_sigma ~ std_normal();
  to_vector(voice_z) ~ std_normal();
  to_vector(source_sigma) ~ std_normal();
  bias_z ~ std_normal();
  least_mu ~ std_normal();
  least_sigma ~ std_normal();
  least_z ~ std_normal();
  most_mu ~ std_normal();
  most_sigma ~ std_normal();
  most_z ~ std_normal();
}
generated quantities {
  vector[types] last_toll = col(log_toll, days);
}
